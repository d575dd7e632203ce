#include "goalpost/table/impl/bodies.ipp"
