/// A struct array of Arrow with its schema, out of a fuzzer's bytes. Buffers are as long as the structs say; all else may be wrong.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "bytes.hpp"
#include "goalpost.h"

namespace fuzz {

class ArrowMaker {
 public:
  /// Without offsets the same rows begin at the first element of every array.
  ArrowMaker(Bytes& bytes, bool with_offsets) : bytes_(bytes), with_offsets_(with_offsets) {
    num_rows_ = bytes_.below(24);
    random_.seed(bytes_.byte());
    struct_offset_ = offset();
    const std::uint32_t num_fields = bytes_.below(12);
    for (std::uint32_t i = 0; i < num_fields; ++i) make_field();
    make_struct();
  }
  ArrowMaker(const ArrowMaker&) = delete;
  ArrowMaker& operator=(const ArrowMaker&) = delete;

  [[nodiscard]] ArrowSchema schema() const { return schema_; }
  [[nodiscard]] ArrowArray array() const { return array_; }
  [[nodiscard]] int num_released_schemas() const { return num_released_schemas_; }
  [[nodiscard]] int num_released_arrays() const { return num_released_arrays_; }

 private:
  static void release(ArrowSchema* schema) {
    ++static_cast<ArrowMaker*>(schema->private_data)->num_released_schemas_;
    schema->release = nullptr;
  }
  /// The memory goes with it: whoever still reads it is seen.
  static void release(ArrowArray* array) {
    auto* const maker = static_cast<ArrowMaker*>(array->private_data);
    ++maker->num_released_arrays_;
    maker->memory_.clear();
    array->release = nullptr;
  }

  std::int64_t offset() {
    const auto chosen = static_cast<std::int64_t>(bytes_.one_of(std::array<std::uint32_t, 6>{0, 0, 1, 3, 8, 13}));
    return with_offsets_ ? chosen : 0;
  }
  /// None that would only be a lie about memory: what is too much to be held is too much for any.
  std::int64_t wrong_number() {
    return bytes_.one_of(std::array<std::int64_t, 5>{-1, 0, std::numeric_limits<std::int64_t>::max(),
                                                     std::numeric_limits<std::int64_t>::min(),
                                                     std::numeric_limits<std::int64_t>::max() - 7});
  }
  std::uint64_t chance(std::uint64_t end) { return random_() % end; }

  /// Memory that ends where its last element does.
  unsigned char* memory(std::size_t size) { return memory_.emplace_back(size).data(); }

  const char* text(std::string_view from) {
    std::string& kept = texts_.emplace_back(from);
    return kept.c_str();
  }

  const char* name() {
    static constexpr std::array<const char*, 19> names{"area",
                                                       "period",
                                                       "a",
                                                       "b",
                                                       "c",
                                                       "d",
                                                       "r",
                                                       "sex",
                                                       "parent",
                                                       "province",
                                                       "district",
                                                       "a.suppressed",
                                                       "c.suppressed",
                                                       "#note",
                                                       "prior(a)",
                                                       "a@2023",
                                                       "",
                                                       "x.suppressed",
                                                       "a"};
    const std::uint32_t which = bytes_.below(40);
    if (which == 39) return nullptr;
    if (which == 38) return text(bytes_.text(6));
    return names[which % names.size()];
  }

  const char* format() {
    static constexpr std::array<const char*, 24> formats{
        "u", "l", "g", "i", "U",           "b",       "tdD", "d:10,2", "c",      "s",         "C", "S",
        "I", "L", "f", "n", "d:19,10,128", "d:38,-3", "+s",  "z",      "d:5,50", "d:1,2,256", "e", "ttn"};
    const std::uint32_t which = bytes_.below(64);
    if (which == 63) return nullptr;
    if (which == 62) return text(bytes_.text(8));
    return formats[which % formats.size()];
  }

  static std::size_t width(std::string_view format) {
    if (format == "c" || format == "C") return 1;
    if (format == "s" || format == "S" || format == "e") return 2;
    if (format == "i" || format == "I" || format == "f" || format == "tdD") return 4;
    if (format.starts_with("d:")) return format.ends_with(",256") ? 32 : 16;
    return 8;
  }

  /// What a text of a column of this name would be.
  std::string usual_text(std::string_view of) {
    static const std::array<std::string, 8> places{"P", "D1", "D2", "D3", " D1 ", "", "Q", "\xff"};
    static const std::array<std::string, 8> periods{"2025",    "2024",    "2023", "2025-Q1",
                                                    "2025-H1", "2025-11", "2022", "25"};
    static const std::array<std::string, 4> strata{"girls", "boys", "", "men"};
    if (of == "period") return periods[chance(periods.size() - (chance(16) == 0 ? 0 : 2))];
    if (of == "sex") return strata[chance(chance(16) == 0 ? 4 : 3)];
    return places[chance(chance(16) == 0 ? 8 : 6)];
  }

  /// Bits for elements, mostly set. The bits in front of the first row are the other way round, so that an offset left out is seen.
  unsigned char* bits(std::size_t first, std::size_t num, bool mostly) {
    unsigned char* const out = memory((first + num + 7) / 8);
    for (std::size_t i = 0; i < first + num; ++i) {
      const bool set = i < first ? !mostly : (chance(6) == 0) != mostly;
      if (set) out[i / 8] = static_cast<unsigned char>(out[i / 8] | 1U << i % 8);
    }
    return out;
  }

  /// Offsets and bytes of texts.
  template <class Offset>
  void text_buffers(const void** buffers, std::size_t first, std::size_t num, std::string_view of) {
    std::string data;
    std::vector<Offset> offsets(first + num + 1, 0);
    for (std::size_t i = first; i < first + num; ++i) {
      data += usual_text(of);
      offsets[i + 1] = static_cast<Offset>(data.size());
    }
    // Offsets that descend, or are below zero; never behind the bytes.
    if (bytes_.one_in(12) && num > 0)
      offsets[first + bytes_.below(static_cast<std::uint32_t>(num))] =
          static_cast<Offset>(bytes_.one_of(std::array<int, 3>{-1, 0, static_cast<int>(data.size())}));
    unsigned char* const at = memory(offsets.size() * sizeof(Offset));
    std::memcpy(at, offsets.data(), offsets.size() * sizeof(Offset));
    buffers[1] = at;
    unsigned char* const bytes = memory(data.size());
    if (!data.empty()) std::memcpy(bytes, data.data(), data.size());
    buffers[2] = data.empty() ? nullptr : bytes;
  }

  std::int64_t figure(std::string_view of, std::uint32_t num_names) {
    if (of == "period" && num_names == 0) return static_cast<std::int64_t>(2021 + chance(5));
    if (num_names > 0 && chance(24) != 0) return static_cast<std::int64_t>(chance(num_names));
    if (of == "d") return static_cast<std::int64_t>(20'200 + chance(60));
    return static_cast<std::int64_t>(chance(40)) - (chance(16) == 0 ? 3 : 0);
  }

  void number_buffer(const void** buffers, std::size_t first, std::size_t num, std::string_view format,
                     std::string_view of, std::uint32_t num_names) {
    const std::size_t size = width(format);
    unsigned char* const out = memory((first + num) * size);
    for (std::size_t i = 0; i < first + num; ++i) {
      const std::int64_t number = i < first ? 77 : figure(of, num_names);  // one left over from in front is seen
      if (format == "g") {
        const bool is_none = i >= first && chance(24) == 0;
        const double value = is_none ? std::numeric_limits<double>::quiet_NaN()
                                     : static_cast<double>(number) / (number % 4 == 3 ? 8 : 1);
        std::memcpy(out + i * size, &value, size);
      } else if (format == "f") {
        const bool is_none = i >= first && chance(24) == 0;
        const float value = is_none ? std::numeric_limits<float>::infinity() : static_cast<float>(number);
        std::memcpy(out + i * size, &value, size);
      } else {
        for (std::size_t byte = 0; byte < size; ++byte)
          out[i * size + byte] = static_cast<unsigned char>(byte < 8 ? number >> 8 * byte : number < 0 ? -1 : 0);
      }
    }
    buffers[1] = out;
  }

  ArrowArray* array_for(const ArrowSchema& schema, std::size_t first, std::size_t num, std::string_view of,
                        std::uint32_t num_names) {
    ArrowArray& out = arrays_.emplace_back();
    out = {};
    const std::string_view format = schema.format == nullptr ? "" : schema.format;
    const void** const buffers = buffers_.emplace_back().data();
    out.buffers = buffers;
    out.n_buffers = format == "u" || format == "U" ? 3 : format == "n" ? 0 : 2;
    if (bytes_.one_in(2)) {
      buffers[0] = bits(first, num, true);
      out.null_count = bytes_.one_of(std::array<std::int64_t, 3>{-1, 1, 0});
    }
    if (format == "u") {
      text_buffers<std::int32_t>(buffers, first, num, of);
    } else if (format == "U") {
      text_buffers<std::int64_t>(buffers, first, num, of);
    } else if (format == "b") {
      buffers[1] = bits(first, num, false);
    } else {
      number_buffer(buffers, first, num, format, of, num_names);
    }
    return &out;
  }

  /// One thing that nobody should do.
  void spoil(ArrowSchema& schema, ArrowArray& array) {
    switch (bytes_.below(12)) {
      case 0: array.length = wrong_number(); break;
      case 1:
        array.offset = bytes_.one_of(std::array<std::int64_t, 3>{-1, std::numeric_limits<std::int64_t>::max(),
                                                                 std::numeric_limits<std::int64_t>::min()});
        break;
      case 2: array.null_count = wrong_number(); break;
      case 3:
        array.n_buffers =
            bytes_.one_of(std::array<std::int64_t, 4>{0, 1, -1, std::numeric_limits<std::int64_t>::min()});
        break;
      case 4: array.buffers = nullptr; break;
      case 5: array.buffers[0] = nullptr; break;
      case 6: array.buffers[1] = nullptr; break;
      case 7: array.dictionary = nullptr; break;
      case 8: schema.dictionary = nullptr; break;
      case 9: schema.name = nullptr; break;
      case 10: schema.format = nullptr; break;
      default:
        if (array.n_buffers == 3) array.buffers[2] = nullptr;
    }
  }

  void make_field() {
    ArrowSchema& schema = schemas_.emplace_back();
    schema = {};
    schema.name = name();
    schema.format = format();
    const std::string_view of = schema.name == nullptr ? "" : schema.name;
    const std::int64_t own_offset = offset();
    const auto first = static_cast<std::size_t>(struct_offset_ + own_offset);
    const std::uint32_t num_names = bytes_.one_in(4) ? 1 + bytes_.below(5) : 0;
    // One that is too short, as it says itself.
    const std::uint32_t num = bytes_.one_in(24) ? bytes_.below(num_rows_ + 1) : num_rows_;
    ArrowArray* const array = array_for(schema, first, num, of, num_names);
    array->offset = own_offset;
    array->length = struct_offset_ + static_cast<std::int64_t>(num);
    if (num_names > 0) {
      ArrowSchema& dictionary = schemas_.emplace_back();
      dictionary = {};
      dictionary.format = bytes_.one_in(8) ? format() : bytes_.one_in(2) ? "U" : "u";
      const std::int64_t names_offset = offset();
      // Sometimes one that names nothing.
      const std::uint32_t named = bytes_.one_in(8) ? 0 : num_names;
      ArrowArray* const names = array_for(dictionary, static_cast<std::size_t>(names_offset), named, of, 0);
      names->offset = names_offset;
      names->length = named;
      if (bytes_.one_in(8)) spoil(dictionary, *names);
      schema.dictionary = &dictionary;
      array->dictionary = names;
    }
    if (bytes_.one_in(10)) spoil(schema, *array);
    schema_children_.push_back(bytes_.one_in(60) ? nullptr : &schema);
    array_children_.push_back(bytes_.one_in(60) ? nullptr : array);
  }

  void make_struct() {
    schema_ = {};
    schema_.format = "+s";
    schema_.name = "";
    schema_.n_children = static_cast<std::int64_t>(schema_children_.size());
    schema_.children = schema_children_.data();
    schema_.release = &ArrowMaker::release;
    schema_.private_data = this;
    array_ = {};
    array_.length = num_rows_;
    array_.offset = struct_offset_;
    array_.n_children = static_cast<std::int64_t>(array_children_.size());
    array_.children = array_children_.data();
    array_.n_buffers = 1;
    array_.buffers = buffers_.emplace_back().data();
    array_.release = &ArrowMaker::release;
    array_.private_data = this;
    if (bytes_.one_in(8)) {
      array_.null_count = bytes_.one_of(std::array<std::int64_t, 3>{-1, 0, 3});
      array_.buffers[0] = bits(static_cast<std::size_t>(struct_offset_), num_rows_, !bytes_.one_in(2));
    }
    if (!bytes_.one_in(10)) return;
    switch (bytes_.below(8)) {
      case 0:
        array_.length = bytes_.one_of(std::array<std::int64_t, 4>{-1, std::numeric_limits<std::int64_t>::min(), 0, 0});
        break;
      case 1:
        array_.offset = bytes_.one_of(std::array<std::int64_t, 4>{-1, std::numeric_limits<std::int64_t>::min(),
                                                                  std::numeric_limits<std::int64_t>::max(), 0});
        array_.buffers[0] = nullptr;
        break;
      case 2: array_.n_children = wrong_children(); break;
      case 3: schema_.n_children = wrong_children(); break;
      case 4: schema_.children = nullptr; break;
      case 5: array_.children = nullptr; break;
      case 6: schema_.format = format(); break;
      default: array_.n_buffers = 0; array_.buffers = nullptr;
    }
  }
  /// Never more than there are: that would be memory that is not there.
  std::int64_t wrong_children() {
    return bytes_.one_of(std::array<std::int64_t, 4>{-1, 0, static_cast<std::int64_t>(schema_children_.size()) - 1,
                                                     std::numeric_limits<std::int64_t>::min()});
  }

  Bytes& bytes_;
  bool with_offsets_;
  std::uint32_t num_rows_ = 0;
  std::int64_t struct_offset_ = 0;
  std::minstd_rand random_;
  std::deque<std::vector<unsigned char>> memory_;
  std::deque<std::array<const void*, 3>> buffers_;
  std::deque<std::string> texts_;
  std::deque<ArrowSchema> schemas_;
  std::deque<ArrowArray> arrays_;
  std::vector<ArrowSchema*> schema_children_;
  std::vector<ArrowArray*> array_children_;
  ArrowSchema schema_{};
  ArrowArray array_{};
  int num_released_schemas_ = 0;
  int num_released_arrays_ = 0;
};

}  // namespace fuzz
