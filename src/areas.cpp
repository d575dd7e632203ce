#include "goalpost/areas/impl/areas.ipp"
