// Threads kept between runs.
#pragma once

#if __has_include(<unistd.h>)
#include <unistd.h>
#define GOALPOST_PROCESS_NUMBER getpid()
#else
#define GOALPOST_PROCESS_NUMBER 0
#endif

#include <chrono>

#include "goalpost/evaluate/impl/workers.hpp"

namespace goalpost::detail::columns {

namespace workers {

/// Looks so often before it sleeps: some 50 microseconds, what it takes to be woken. Runs often follow one another.
inline constexpr int num_looks = 4000;

template <class Holds>
bool comes_soon(Holds holds) {
  for (int i = 0; i < num_looks; ++i) {
    if (holds()) return true;
#if defined(__x86_64__) && defined(__GNUC__)
    __builtin_ia32_pause();
#endif
  }
  return false;
}

/// condition_variable::wait() lies in libstdc++ 12 and later; this is in the header, and asks for no newer system than the rest of the library.
template <class Holds>
void sleep_until(std::condition_variable& bell, std::unique_lock<std::mutex>& lock, Holds holds) {
  while (!bell.wait_for(lock, std::chrono::hours(1), holds)) {
  }
}

}  // namespace workers

/// In the child of a fork the threads are not there, and what they held locked stays locked.
bool Workers::was_forked() const noexcept { return process_ != 0 && process_ != GOALPOST_PROCESS_NUMBER; }

Workers::~Workers() {
  if (was_forked()) {
    for (std::thread& thread : threads_) thread.detach();
    return;
  }
  {
    const std::scoped_lock lock(state_);
    ends_ = true;
    ++round_;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::start() {
  process_ = GOALPOST_PROCESS_NUMBER;
  threads_.reserve(num_others_);
  while (threads_.size() < num_others_) threads_.emplace_back([this] { serve(); });
}

void Workers::serve() {
  std::uint64_t last = 0;
  while (true) {
    const auto is_new = [&] { return round_.load(std::memory_order_relaxed) != last; };
    workers::comes_soon(is_new);
    const std::function<void()>* job = nullptr;
    {
      std::unique_lock lock(state_);
      workers::sleep_until(wake_, lock, is_new);
      if (ends_) return;
      last = round_;
      job = job_;
      if (job == nullptr) continue;  // over before this thread was awake
      ++num_working_;
    }
    (*job)();
    const std::scoped_lock lock(state_);
    if (--num_working_ == 0) done_.notify_all();
  }
}

void Workers::run(const std::function<void()>& job) {
  const std::unique_lock mine(run_, std::try_to_lock);  // held at a fork: for ever
  if (!mine || was_forked()) return job();
  if (threads_.size() < num_others_) start();
  {
    const std::scoped_lock lock(state_);
    job_ = &job;
    ++round_;
  }
  wake_.notify_all();
  job();
  std::unique_lock lock(state_);
  job_ = nullptr;
  lock.unlock();
  const auto are_done = [&] { return num_working_.load(std::memory_order_relaxed) == 0; };
  workers::comes_soon(are_done);
  lock.lock();
  workers::sleep_until(done_, lock, are_done);
}

}  // namespace goalpost::detail::columns

#undef GOALPOST_PROCESS_NUMBER
