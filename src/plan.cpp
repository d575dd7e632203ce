#include "goalpost/plan/impl/check.ipp"
