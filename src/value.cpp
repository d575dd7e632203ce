#include "goalpost/value/impl/bodies.ipp"
