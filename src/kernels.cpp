#include "goalpost/evaluate/impl/kernels.ipp"
