#include "goalpost/language/impl/bodies.ipp"
