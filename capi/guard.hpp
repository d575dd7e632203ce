/// What every function of the C interface begins with: nothing is thrown across it, pointers and handles are what they say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include "goalpost.h"
#include "goalpost/evaluate/evaluate.hpp"

namespace goalpost::capi {

/// A status on its way out.
struct Failure {
  goalpost_status status;
};

[[noreturn]] inline void fail(goalpost_status status) { throw Failure{status}; }
inline void require(bool holds, goalpost_status status) {
  if (!holds) fail(status);
}

/// Runs a body; whatever it throws becomes a status. Bodies return nothing: what they did not refuse is done.
template <class Body>
goalpost_status guarded(Body&& body) noexcept {
  try {
    body();
    return GOALPOST_OK;
  } catch (const Failure& failure) {
    return failure.status;
  } catch (const Cancelled&) {
    return GOALPOST_E_CANCELLED;
  } catch (const std::bad_alloc&) {
    return GOALPOST_E_OUT_OF_MEMORY;
  } catch (const std::length_error&) {  // a container asked for more than there can be
    return GOALPOST_E_OUT_OF_MEMORY;
  } catch (const std::invalid_argument&) {
    return GOALPOST_E_ARGUMENT;
  } catch (const std::out_of_range&) {
    return GOALPOST_E_NOT_FOUND;
  } catch (const std::system_error&) {
    return GOALPOST_E_THREADS;
  } catch (...) {
    return GOALPOST_E_INTERNAL;
  }
}

template <class Item>
Item& required(Item* pointer) {
  if (pointer == nullptr) fail(GOALPOST_E_NULL);
  return *pointer;
}

/// What a handle points at; each kind begins with a number of its own.
template <class Handle>
const Handle& handle(const Handle* pointer) {
  require(required(pointer).kind == Handle::own_kind, GOALPOST_E_HANDLE);
  return *pointer;
}

/// Text from outside. Where it may be damaged, the reader of it says so; small texts are refused.
inline std::string_view text_of(const char* data, std::size_t size) {
  require(data != nullptr || size == 0, GOALPOST_E_NULL);
  return size == 0 ? std::string_view() : std::string_view(data, size);
}
inline std::string_view text_of(const goalpost_string& text) { return text_of(text.data, text.size); }

[[nodiscard]] bool is_utf8(std::string_view text) noexcept;
inline std::string_view utf8_of(const goalpost_string& text) {
  const std::string_view view = text_of(text);
  require(is_utf8(view), GOALPOST_E_UTF8);
  return view;
}

/// Text to the outside, borrowed.
inline goalpost_string borrowed(std::string_view text) noexcept { return {text.data(), text.size()}; }

/// "en", "vi", or `plan` for the plan's own.
[[nodiscard]] std::string_view language_of(std::int32_t language, std::string_view plan);

/// A text made on request.
[[nodiscard]] goalpost_text* new_text(std::string text);

}  // namespace goalpost::capi
