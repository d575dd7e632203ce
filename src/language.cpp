#include "goalpost/language/impl/number_style.ipp"
#include "goalpost/language/impl/vocabulary.ipp"
