#include "goalpost/plan/impl/bodies.ipp"
