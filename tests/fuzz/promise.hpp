/// What a fuzzer holds the library to. A promise that is broken ends the run: libFuzzer keeps the input, a replay fails.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz {

/// What an input stands for, said with the promise that it breaks.
inline std::string& input_in_words() {
  static std::string text;
  return text;
}

/// Says which promise was broken, with what shows it, and ends the program.
[[noreturn]] inline void broken(std::string_view promise, std::string_view shown = {}) {
  std::fprintf(stderr, "BROKEN PROMISE: %.*s\n%.*s\n%s", static_cast<int>(promise.size()), promise.data(),
               static_cast<int>(shown.size()), shown.data(), input_in_words().c_str());
  std::abort();
}

inline void promise(bool holds, std::string_view what, std::string_view shown = {}) {
  if (!holds) broken(what, shown);
}

/// Two texts that must be one.
inline void promise_same(const std::string& first, const std::string& second, std::string_view what) {
  if (first != second) broken(what, "---- one\n" + first + "\n---- other\n" + second);
}

}  // namespace fuzz
