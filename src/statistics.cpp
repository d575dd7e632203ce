#include "goalpost/statistics/impl/bodies.ipp"
