#include "goalpost/program/impl/bodies.ipp"
