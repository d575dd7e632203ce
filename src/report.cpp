#include "goalpost/report/impl/bodies.ipp"
