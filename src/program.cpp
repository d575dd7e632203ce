#include "goalpost/program/impl/lower.ipp"
#include "goalpost/program/impl/compile.ipp"
#include "goalpost/program/impl/print.ipp"
