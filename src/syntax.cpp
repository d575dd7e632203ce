#include "goalpost/syntax/impl/bodies.ipp"
