// Any text as a target phrase: reading never throws, an answer is either understood or says what was not, and what was understood asks
// for the same when it is read again in canonical Vietnamese. The first line of an input with more than one is the indicator's printed name.
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

/// What a target asks for, without the names in it, nor the direction that such a name may give.
std::string demand(goalpost::PhraseTarget target) {
  target.better = goalpost::syntax::Better::unset;
  target.where = target.in_every = target.if_any = target.per_time = target.subject = "";
  for (auto* quantity : {&target.limit, &target.limit_high, &target.tolerance, &target.start}) {
    if (*quantity) (*quantity)->noun = "";
  }
  // `duy trì` has no word for which way is better: a plan says it beside the target.
  if (target.form == goalpost::syntax::Form::maintain && !target.limit) {
    target.comparator = goalpost::syntax::Comparator::less_equal;
  }
  return phrase_tests::described(target);
}

/// Canonical Vietnamese, read again, asks for the same or is refused. Names that a fuzzer has damaged may be cut otherwise.
void promise_same_demand(const goalpost::PhraseTarget& target, std::string_view name) {
  if (!target.comparator) return;
  goalpost::PhraseOptions around;
  around.indicator = target.subject.empty() ? name : std::string_view(target.subject);
  const std::string canonical = goalpost::canonical_phrase(target, "vi");
  const goalpost::Phrase again = goalpost::read_phrase(canonical, around);
  if (!again.understood) return;
  fuzz::promise(again.targets.size() == 1, "one target is one target again", canonical);
  fuzz::promise_same(canonical + ": " + demand(target), canonical + ": " + demand(again.targets.front()),
                     "canonical Vietnamese asks for the same");
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
      fuzz::promise(!goalpost::canonical_phrase(target, "vi").empty(), "a target has its canonical Vietnamese");
      if (phrase.understood && options.language == "vi") promise_same_demand(target, options.indicator);
    }
  }
  return 0;
}
