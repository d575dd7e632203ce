#include "goalpost/text/impl/bodies.ipp"
