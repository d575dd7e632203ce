#include "goalpost/evaluate/impl/bodies.ipp"
