#include "goalpost/import/impl/bodies.ipp"
