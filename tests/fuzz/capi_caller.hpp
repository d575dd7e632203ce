/// A caller of the C interface who does whatever a fuzzer's bytes say: gives handles of another kind, NULL, sizes that are none, numbers
/// out of range. He keeps to what nobody could check: memory is as long as he says, and what he has freed he never uses again.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "bytes.hpp"
#include "goalpost.h"
#include "promise.hpp"

namespace fuzz {

/// A struct with struct_size, in memory for one that is larger.
template <class Struct>
struct Sized {
  alignas(16) std::array<unsigned char, sizeof(Struct) + 64> bytes{};
  Struct* operator->() { return reinterpret_cast<Struct*>(bytes.data()); }
  Struct& operator*() { return *reinterpret_cast<Struct*>(bytes.data()); }
};

inline void free_handle(goalpost_plan* handle) { goalpost_plan_free(handle); }
inline void free_handle(goalpost_rule* handle) { goalpost_rule_free(handle); }
inline void free_handle(goalpost_table* handle) { goalpost_table_free(handle); }
inline void free_handle(goalpost_results* handle) { goalpost_results_free(handle); }
inline void free_handle(goalpost_evaluator* handle) { goalpost_evaluator_free(handle); }
inline void free_handle(goalpost_comparison* handle) { goalpost_comparison_free(handle); }
inline void free_handle(goalpost_import* handle) { goalpost_import_free(handle); }
inline void free_handle(goalpost_diagnostics* handle) { goalpost_diagnostics_free(handle); }
inline void free_handle(goalpost_text* handle) { goalpost_text_free(handle); }

class Caller {
 public:
  explicit Caller(Bytes& bytes) : bytes_(bytes) {}
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller() {
    std::apply([](auto&... pool) { (std::ranges::for_each(pool, [](auto* handle) { free_handle(handle); }), ...); },
               pools_);
  }

 protected:
  /// Handles of a kind that live.
  template <class Handle>
  std::vector<Handle*>& pool() {
    return std::get<std::vector<Handle*>>(pools_);
  }

  /// A handle: mostly one that lives, sometimes NULL or one of another kind, and then the call must be refused.
  template <class Handle>
  Handle* some(bool null_is_empty = false) {
    const std::uint32_t how = bytes_.below(24);
    if (how == 23) {
      auto* const wrong = of_another_kind<Handle>();
      is_refused_ = is_refused_ || wrong != nullptr || !null_is_empty;
      return wrong;
    }
    auto& living = pool<Handle>();
    if (how == 22 || living.empty()) {
      is_refused_ = is_refused_ || !null_is_empty;
      return nullptr;
    }
    return living[living.size() - 1 - how % living.size()];
  }

  /// Where a handle is to be put: mostly there.
  template <class Handle>
  Handle** place(Handle*& at) {
    at = reinterpret_cast<Handle*>(&at);  // must be overwritten, whatever comes back
    if (!bytes_.one_in(48)) return &at;
    at = nullptr;
    is_refused_ = true;
    return nullptr;
  }
  goalpost_diagnostics** diagnostics_place(goalpost_diagnostics*& at) {
    at = nullptr;
    return bytes_.one_in(6) ? nullptr : &at;
  }

  template <class Item>
  Item* there(Item& item) {
    if (!bytes_.one_in(48)) return &item;
    is_refused_ = true;
    return nullptr;
  }

  /// A struct to be filled or read, with its size: mostly the right one.
  template <class Struct>
  Sized<Struct> sized(const Struct& from, bool is_filled) {
    Sized<Struct> out;
    *out = from;
    switch (bytes_.below(40)) {
      case 39: out->struct_size = sizeof(Struct) + 8; break;  // of a program that knows more, but says nothing of it
      case 38:
        out->struct_size = sizeof(Struct) + 16;
        out.bytes[sizeof(Struct) + 9] = 1;
        is_refused_ = is_refused_ || !is_filled;
        break;
      case 37: refuse_size(out, 0); break;
      case 36: refuse_size(out, sizeof(Struct) + 1); break;
      case 35: refuse_size(out, std::numeric_limits<std::size_t>::max()); break;
      case 34: refuse_size(out, 8); break;
      default: break;
    }
    return out;
  }

  goalpost_string text(std::string_view from) {
    if (bytes_.one_in(64)) {
      is_refused_ = true;
      return {nullptr, 3};
    }
    std::vector<char>& kept = texts_.emplace_back(from.begin(), from.end());
    kept.shrink_to_fit();  // no NUL behind it, and a byte too far is seen
    return {kept.data(), kept.size()};
  }
  /// One of the list, or any bytes.
  template <std::size_t n>
  goalpost_string text_of(const std::array<std::string_view, n>& list) {
    return bytes_.one_in(8) ? text(bytes_.text(bytes_.below(80))) : text(bytes_.one_of(list));
  }

  std::size_t index() {
    return bytes_.one_of(
        std::array<std::size_t, 8>{0, 1, 2, 0, 3, 7, 0xFFFF'FFFFU, std::numeric_limits<std::size_t>::max()});
  }
  std::int32_t small_code() {
    return bytes_.one_of(std::array<std::int32_t, 8>{0, 1, 2, 0, 1, 3, -1, std::numeric_limits<std::int32_t>::min()});
  }
  goalpost_period period() {
    return bytes_.one_of(std::array<goalpost_period, 10>{{{0, 0, 0},
                                                          {2025, 1, 1},
                                                          {2024, 1, 1},
                                                          {2023, 1, 1},
                                                          {2025, 4, 3},
                                                          {2025, 12, 12},
                                                          {2025, 2, 3},
                                                          {0, 1, 1},
                                                          {-5, 1, 1},
                                                          {9999, 12, 1}}});
  }

  /// After things that are read only sometimes.
  void forget_refusals() { is_refused_ = false; }

  /// What came back of a call.
  goalpost_status told(goalpost_status status) {
    promise(status >= GOALPOST_OK && status <= GOALPOST_E_THREADS,
            "a status is one of the header, and no fault of the library's own", std::to_string(status));
    promise(!is_refused_ || status != GOALPOST_OK, "a call with a wrong handle, pointer or size is refused",
            goalpost_status_text(status));
    is_refused_ = false;
    return status;
  }
  /// By reference: a compiler may read an argument before another one makes the call that writes it.
  template <class Handle>
  goalpost_status told(goalpost_status status, Handle* const& made) {
    promise((made != nullptr) == (status == GOALPOST_OK) || made == nullptr,
            "a handle is made exactly when the status is OK", goalpost_status_text(status));
    if (made != nullptr) keep(made);
    return told(status);
  }
  template <class Handle>
  goalpost_status told(goalpost_status status, Handle* const& made, goalpost_diagnostics* const& found) {
    if (found != nullptr) {
      keep(found);
      goalpost_diagnostic_counts counts = GOALPOST_DIAGNOSTIC_COUNTS_INIT;
      promise(goalpost_diagnostics_count(found, &counts) == GOALPOST_OK, "findings can be counted");
      promise((status == GOALPOST_E_DIAGNOSTICS) == (counts.num_errors > 0),
              "an error is found exactly when the status says so", goalpost_status_text(status));
    }
    return told(status, made);
  }
  /// A text that was made on request.
  void told_text(goalpost_status status, goalpost_text* const& made) {
    if (told(status, made) != GOALPOST_OK) return;
    const char* const data = goalpost_text_data(made);
    promise(data != nullptr && data[goalpost_text_size(made)] == '\0', "a text ends with a NUL");
  }
  /// A text that is borrowed: every byte of it is there.
  void read(const goalpost_string& borrowed) {
    for (std::size_t i = 0; i < borrowed.size; ++i)
      seen_ = static_cast<unsigned char>(seen_ ^ static_cast<unsigned char>(borrowed.data[i]));
  }
  template <class Item>
  void read(const Item* items, std::size_t num) {
    if (items == nullptr) return;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(items);
    for (std::size_t i = 0; i < num * sizeof(Item); ++i) seen_ = static_cast<unsigned char>(seen_ ^ bytes[i]);
  }

  /// Frees one that lives: those that are left must not need it.
  void free_one() {
    const std::uint32_t kind = bytes_.below(std::tuple_size_v<Pools>);
    std::uint32_t at = 0;
    std::apply([&](auto&... each) { ((at++ == kind ? free_first(each) : void()), ...); }, pools_);
  }

  template <class Handle>
  void keep(Handle* made) {
    auto& living = pool<Handle>();
    living.push_back(made);
    if (living.size() > 6) free_first(living);
  }

  Bytes& bytes_;
  std::deque<std::vector<unsigned char>> memory_;  ///< that tables borrow: it outlives them

 private:
  using Pools =
      std::tuple<std::vector<goalpost_plan*>, std::vector<goalpost_rule*>, std::vector<goalpost_table*>,
                 std::vector<goalpost_results*>, std::vector<goalpost_evaluator*>, std::vector<goalpost_comparison*>,
                 std::vector<goalpost_import*>, std::vector<goalpost_diagnostics*>, std::vector<goalpost_text*>>;

  template <class Struct>
  void refuse_size(Sized<Struct>& out, std::size_t size) {
    out->struct_size = size;
    is_refused_ = true;
  }

  template <class Handle>
  Handle* of_another_kind() {
    Handle* out = nullptr;
    std::apply(
        [&](auto&... each) {
          ((!std::is_same_v<std::decay_t<decltype(each)>, std::vector<Handle*>> && !each.empty()
                ? void(out = reinterpret_cast<Handle*>(each.back()))
                : void()),
           ...);
        },
        pools_);
    return out;
  }

  template <class Handle>
  static void free_first(std::vector<Handle*>& living) {
    if (living.empty()) return;
    free_handle(living.front());
    living.erase(living.begin());
  }

  Pools pools_;
  std::deque<std::vector<char>> texts_;
  bool is_refused_ = false;
  volatile unsigned char seen_ = 0;
};

}  // namespace fuzz
