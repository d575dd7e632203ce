// Targets as plans print them.
#include "goalpost/syntax/phrase.hpp"
#include "goalpost/report/phrase_json.hpp"
#include "structs.hpp"

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_phrase_read(const char* text, size_t size, const goalpost_phrase_options* options,
                                     goalpost_text** out) {
  if (out != nullptr) *out = nullptr;
  return guarded([&] {
    required(out);
    const goalpost_phrase_options defaults = GOALPOST_PHRASE_OPTIONS_INIT;
    const goalpost_phrase_options given = read_or(options, defaults);
    const std::string_view phrase = utf8_of({text, size});
    PhraseOptions wanted;
    wanted.language = language_of(given.language, "vi");
    wanted.indicator = utf8_of(given.indicator);
    require(given.strata != nullptr || given.num_strata == 0, GOALPOST_E_NULL);
    for (std::size_t i = 0; i < given.num_strata; ++i) wanted.strata.emplace_back(utf8_of(given.strata[i]));
    *out = new_text(phrase_json(read_phrase(phrase, wanted), phrase));
  });
}
