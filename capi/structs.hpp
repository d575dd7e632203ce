/// Structs that can grow: how an older or a newer program's are read and filled.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <type_traits>

#include "guard.hpp"

namespace goalpost::capi {

/// The size that a struct had in its first version. Specialise it for a struct that grows.
template <class Struct>
inline constexpr std::size_t first_size = sizeof(Struct);
template <>
inline constexpr std::size_t first_size<goalpost_evaluate_options> = offsetof(goalpost_evaluate_options, certainty);

/// No struct of ours will ever be larger: a guard against a struct_size that was never set.
inline constexpr std::size_t largest_struct = 4096;

template <class Struct>
void require_size(std::size_t struct_size) {
  // A compiler gives a struct whole multiples of its alignment: anything else would cut a field in two.
  require(struct_size >= first_size<Struct> && struct_size <= largest_struct && struct_size % alignof(Struct) == 0,
          GOALPOST_E_STRUCT_SIZE);
}

/// A struct that came in, fields that it does not have at zero; fields that we do not know must be zero.
template <class Struct>
Struct read(const Struct& in) {
  static_assert(std::is_trivially_copyable_v<Struct>);
  const std::size_t size = in.struct_size;
  require_size<Struct>(size);
  const auto* bytes = reinterpret_cast<const unsigned char*>(&in);
  const auto is_zero = [](unsigned char byte) { return byte == 0; };
  require(size <= sizeof(Struct) || std::all_of(bytes + sizeof(Struct), bytes + size, is_zero), GOALPOST_E_STRUCT_SIZE);
  Struct out{};
  std::memcpy(&out, bytes, std::min(size, sizeof(Struct)));
  return out;
}

/// Options, or their defaults for NULL.
template <class Struct>
Struct read_or(const Struct* in, const Struct& defaults) {
  return in == nullptr ? defaults : read(*in);
}

/// Element `index` of an array whose elements have the struct_size of the first one.
template <class Struct>
Struct read_at(const Struct* array, std::size_t index) {
  const std::size_t stride = required(array).struct_size;
  require_size<Struct>(stride);
  const auto* element = reinterpret_cast<const unsigned char*>(array) + index * stride;
  std::size_t size = 0;
  std::memcpy(&size, element, sizeof size);
  require(size == stride, GOALPOST_E_STRUCT_SIZE);
  return read(*reinterpret_cast<const Struct*>(element));
}

/// Gives a struct to the outside: as much of it as there is room for, zero in what we do not know.
template <class Struct>
void fill(Struct* out, Struct filled) {
  static_assert(std::is_trivially_copyable_v<Struct>);
  const std::size_t size = required(out).struct_size;
  require_size<Struct>(size);
  filled.struct_size = size;
  auto* bytes = reinterpret_cast<unsigned char*>(out);
  std::memcpy(bytes, &filled, std::min(size, sizeof(Struct)));
  if (size > sizeof(Struct)) std::memset(bytes + sizeof(Struct), 0, size - sizeof(Struct));
}

}  // namespace goalpost::capi
