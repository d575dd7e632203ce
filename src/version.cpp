#include "goalpost/impl/version.ipp"
