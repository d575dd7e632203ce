/// How numbers hang together through sums that are known, for who hides some of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace goalpost::detail::evaluation {

/// Numbers that add up to zero: a whole, and its parts with the sign that takes them away from it.
struct Equation {
  struct Term {
    std::uint32_t cell;
    std::int32_t sign;  ///< as often as it stands there
  };
  std::vector<Term> terms;  ///< the whole first

  explicit Equation(std::uint32_t whole) : terms{{whole, 1}} {}
  void take_away(std::uint32_t part) { terms.push_back({part, -1}); }
  /// Each cell once; what adds up to nothing tells nothing of it.
  void merge();
};

/// What is known of a cell: what is shown, what is hidden, or what stands in the plan and needs not be shown.
enum class Seen : std::uint8_t { shown, hidden, given };

/// Equations by cell and cells by equation, and how many of those are hidden: all in lists that take memory by the number of terms.
class Web {
 public:
  struct Place {
    std::uint32_t equation;
    std::uint32_t position;  ///< of its term there
    std::int32_t sign;
  };
  Web() = default;
  Web(const std::vector<Equation>& equations, std::vector<Seen> seen);
  void hide(std::uint32_t cell);
  [[nodiscard]] Seen seen(std::uint32_t cell) const { return seen_[cell]; }
  [[nodiscard]] std::size_t num_equations() const { return num_hidden_.size(); }
  [[nodiscard]] std::uint32_t num_hidden(std::uint32_t equation) const { return num_hidden_[equation]; }
  [[nodiscard]] std::uint32_t num_shown(std::uint32_t equation) const { return num_shown_[equation]; }
  [[nodiscard]] std::span<const Place> places(std::uint32_t cell) const;
  [[nodiscard]] std::span<const Equation::Term> terms(std::uint32_t equation) const;
  /// The equations that some of the cells stand in, or a hidden one of those, and so on.
  [[nodiscard]] std::vector<std::uint32_t> hanging_together(const std::vector<std::uint32_t>& cells) const;

 private:
  std::vector<Seen> seen_;
  std::vector<std::uint32_t> num_hidden_, num_shown_;
  std::vector<std::uint32_t> first_term_, first_place_;  ///< of each equation and cell, and the end
  std::vector<Equation::Term> terms_;
  std::vector<Place> places_;
};

}  // namespace goalpost::detail::evaluation
