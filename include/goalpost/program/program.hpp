/// A plan lowered to arithmetic: no names, no words, every constant exact and folded, every indicator reference inlined. What
/// evaluate() runs; the plan it came from stays beside it for people.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "goalpost/plan/plan.hpp"
#include "goalpost/value/rational.hpp"

namespace goalpost {

namespace detail::program {
struct Body;  // program/impl/body.hpp
}

/// Immutable; cheap to copy; safe to share between threads.
class Program {
 public:
  explicit Program(std::shared_ptr<const detail::program::Body> body) : body_(std::move(body)) {}
  [[nodiscard]] const Plan& plan() const noexcept;
  [[nodiscard]] const detail::program::Body& body() const noexcept { return *body_; }
  /// One line per node and target, for golden files and for people who debug a plan.
  [[nodiscard]] std::string print() const;

 private:
  std::shared_ptr<const detail::program::Body> body_;
};

/// Cannot fail: check() proved it.
[[nodiscard]] Program compile(Plan plan);

}  // namespace goalpost
