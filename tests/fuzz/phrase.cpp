// Any text as a target phrase: reading never throws, an answer is either understood or says what was not, and what was understood comes
// back from its canonical Vietnamese unchanged. The first line of an input with more than one is the indicator's printed name.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "../unit/syntax/phrase_reading.hpp"
#include "plans.hpp"

namespace {

void promise_places(const std::vector<goalpost::PhraseRemark>& remarks, std::string_view text) {
  for (const goalpost::PhraseRemark& remark : remarks) {
    const auto [begin, end] = remark.range;
    fuzz::promise(begin <= end && end <= text.size(), "a remark lies within the phrase", remark.text);
    fuzz::promise(!remark.hint.empty(), "a remark says the way out", remark.text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t line = all.find('\n');
  const std::string_view text = line == std::string_view::npos ? all : all.substr(line + 1);
  for (const char* language : {"vi", "en"}) {
    goalpost::PhraseOptions options;
    options.language = language;
    options.messages = language;
    if (line != std::string_view::npos) options.indicator = all.substr(0, line);
    if (size % 2 == 1) options.strata = {"nông thôn", "thành thị"};
    const goalpost::Phrase phrase = goalpost::read_phrase(text, options);
    (void)goalpost::phrase_json(phrase, text);
    promise_places(phrase.not_understood, text);
    promise_places(phrase.warnings, text);
    fuzz::promise(phrase.understood == phrase.not_understood.empty(), "what is not understood is said");
    if (phrase.understood) fuzz::promise(!phrase.targets.empty(), "what is understood is a target", text);
    for (const goalpost::PhraseTarget& target : phrase.targets) {
      const auto [begin, end] = target.range;
      fuzz::promise(begin <= end && end <= text.size(), "a target lies within the phrase");
      fuzz::promise(!goalpost::canonical_phrase(target, "en").empty(), "a target has its canonical English");
      const std::string canonical = goalpost::canonical_phrase(target, "vi");
      fuzz::promise(!canonical.empty(), "a target has its canonical Vietnamese");
    }
  }
  return 0;
}
