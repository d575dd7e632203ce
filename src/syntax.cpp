#include "goalpost/syntax/impl/parse.ipp"
#include "goalpost/syntax/impl/print.ipp"
