#include "goalpost/areas/impl/bodies.ipp"
