/// Holders for the structs of the Arrow C data interface: whoever holds one releases it.
#pragma once

#include <utility>

#include "goalpost.h"

namespace goalpost::capi {

/// Takes a struct over from its owner, whose own is marked as released.
template <class Struct>
class Owned {
 public:
  explicit Owned(Struct& from) noexcept : held_(from) { from.release = nullptr; }
  Owned(Owned&& other) noexcept : held_(other.held_) { other.held_.release = nullptr; }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  Owned& operator=(Owned&&) = delete;
  ~Owned() {
    if (held_.release != nullptr) held_.release(&held_);
  }
  [[nodiscard]] const Struct& operator*() const noexcept { return held_; }
  [[nodiscard]] const Struct* operator->() const noexcept { return &held_; }

 private:
  Struct held_;
};

}  // namespace goalpost::capi
