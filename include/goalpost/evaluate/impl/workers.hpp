/// Threads that share the work of one evaluator, kept between its runs: to start a thread takes as long as a hundred thousand rows.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace goalpost::detail::columns {

class Workers {
 public:
  explicit Workers(std::size_t num_threads) : num_others_(num_threads - 1) {}  ///< threads start with the first run
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers();

  /// Calls `job` here and on every other thread that has time, and returns when all that began it have ended. The job takes its share
  /// itself, as long as there is any, and throws nothing. Somebody else's run, or a fork, may leave the caller alone with it.
  /// std::system_error when no thread could be started.
  void run(const std::function<void()>& job);

 private:
  void start();
  void serve();
  [[nodiscard]] bool was_forked() const noexcept;

  const std::size_t num_others_;
  std::mutex run_;  ///< one run at a time has the others
  std::mutex state_;
  std::condition_variable wake_;
  std::condition_variable done_;
  std::atomic<std::uint64_t> round_ = 0;      ///< of runs; changed under state_
  std::atomic<std::size_t> num_working_ = 0;  ///< changed under state_
  const std::function<void()>* job_ = nullptr;
  bool ends_ = false;
  std::int64_t process_ = 0;  ///< that has the threads; changed under run_
  std::vector<std::thread> threads_;
};

}  // namespace goalpost::detail::columns
