/// What the grammar carries with it: the source, the words of its language, the tree under construction. One State reads one
/// text; it is passed to the X3 parsers as their context, never as a global.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "goalpost/language/number_style.hpp"
#include "goalpost/language/vocabulary.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost::detail::grammar {

/// Thrown where a clause cannot be read on (too deep, too tall); its diagnostic is out already. Never leaves parse().
struct ClauseAbandoned {};

/// An operator that waits for its right operand. `precedence` 0 marks where an expression begins.
struct PendingOperator {
  syntax::Op op = syntax::Op::damaged;
  std::uint8_t precedence = 0;
  bool prefix = false;
  std::uint32_t payload = 0;
  ByteRange range;
};

struct State {
  State(const Source& text_source, const Limits& text_limits, Diagnostics& diagnostics)
      : source(text_source), limits(text_limits), out(diagnostics) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  const Source& source;
  const Limits& limits;
  Diagnostics& out;
  const Vocabulary* words = vocabulary("en");
  syntax::Tree tree;

  std::size_t num_errors = 0;

  // Of the clause that is being read.
  bool damaged = false;  ///< an error was reported for it
  std::size_t nesting = 0;
  std::uint32_t tails = 0;     ///< which tails the target has already, a bit each
  bool size_or_level = false;  ///< `tăng ít nhất 5%`: which of them is not said
  bool scoped = false;         ///< a scope has been read: what follows is no part of the form
  int multiplier = 0;          ///< power of ten of the word behind the last figure: `billion` is 9
  int multiplier_before = 0;   ///< and of the figure before it
  ByteRange last_number;       ///< where the last number stood
  ByteRange last_word;         ///< where the last keyword stood
  std::vector<PendingOperator> operators;
  std::vector<syntax::ExprId> operands;

  [[nodiscard]] const char* begin() const noexcept { return source.text().data(); }
  [[nodiscard]] const char* end() const noexcept { return begin() + source.text().size(); }
  [[nodiscard]] std::uint32_t offset(const char* at) const noexcept { return static_cast<std::uint32_t>(at - begin()); }
  [[nodiscard]] ByteRange range(const char* from, const char* to) const noexcept { return {offset(from), offset(to)}; }
  [[nodiscard]] static std::string_view view(const char* from, const char* to) noexcept {
    return {from, static_cast<std::size_t>(to - from)};
  }

  /// The word that stands at `at`. Alternatives ask for the same few places again and again, so the last answers are kept.
  [[nodiscard]] const std::optional<Vocabulary::Match>& word_at(const char* at, const char* last) {
    Memo& memo = memos_[offset(at) % memos_.size()];
    if (at != memo.at || last != memo.last) memo = {at, last, words->match(view(at, last))};
    return memo.found;
  }
  void forget_words() noexcept { memos_ = {}; }

  /// Gives the clause up once the text has as many errors as anybody would read.
  void error(Code code, ByteRange range, std::initializer_list<std::string_view> arguments = {}) {
    out.add(code, range, arguments);
    damaged = true;
    if (++num_errors >= max_errors()) throw ClauseAbandoned{};
  }
  [[nodiscard]] std::size_t max_errors() const noexcept { return std::max<std::size_t>(2, limits.max_diagnostics) - 1; }
  /// For terminals that several alternatives try at the same place: reports only what stands behind the last such finding.
  bool first_report_at(const char* at) noexcept {
    if (reported_to_ != nullptr && at <= reported_to_) return false;
    reported_to_ = at;
    return true;
  }
  /// A warning, unless the text has more of them than anybody would read.
  [[nodiscard]] bool has_room_for_warnings() const noexcept { return out.num_warnings() < limits.max_diagnostics; }
  [[noreturn]] void abandon(Code code, ByteRange range, std::size_t limit) {
    error(code, range, {std::to_string(limit)});
    throw ClauseAbandoned{};
  }

  // ---- the arena

  [[nodiscard]] const syntax::Expr& at(syntax::ExprId id) const { return tree.exprs[id]; }

  syntax::ExprId push(syntax::Expr expr) {
    std::uint16_t height = 0;
    for (const syntax::ExprId child : {expr.a, expr.b, expr.c}) {
      if (child != syntax::no_expr) height = std::max(height, at(child).depth);
    }
    const std::size_t limit = std::min<std::size_t>(limits.max_depth, 0xFFFF);
    if (height >= limit) abandon(Code::expression_too_tall, expr.range, limit);
    expr.depth = static_cast<std::uint16_t>(height + 1);
    tree.exprs.push_back(expr);
    return static_cast<syntax::ExprId>(tree.exprs.size() - 1);
  }
  /// What stands in the place of an expression that could not be read. No limit applies to it.
  syntax::ExprId push_damaged(ByteRange range) {
    syntax::Expr expr;
    expr.range = range;
    tree.exprs.push_back(expr);
    return static_cast<syntax::ExprId>(tree.exprs.size() - 1);
  }
  std::uint32_t keep(syntax::Quantity quantity) {
    tree.quantities.push_back(std::move(quantity));
    return static_cast<std::uint32_t>(tree.quantities.size() - 1);
  }
  std::uint32_t keep(syntax::Name name) {
    tree.names.push_back(std::move(name));
    return static_cast<std::uint32_t>(tree.names.size() - 1);
  }

  /// How much the arena holds, so that a clause that failed leaves nothing behind.
  struct Mark {
    std::size_t exprs, quantities, names;
  };
  [[nodiscard]] Mark mark() const noexcept { return {tree.exprs.size(), tree.quantities.size(), tree.names.size()}; }
  void roll_back(const Mark& to) {
    tree.exprs.resize(to.exprs);
    tree.quantities.resize(to.quantities);
    tree.names.resize(to.names);
  }

  void begin_clause() {
    damaged = false;
    nesting = 0;
    tails = 0;
    scoped = false;
    size_or_level = false;
    operators.clear();
    operands.clear();
    reported_to_ = nullptr;
  }

 private:
  struct Memo {
    const char* at = nullptr;
    const char* last = nullptr;
    std::optional<Vocabulary::Match> found;
  };
  std::array<Memo, 8> memos_;
  const char* reported_to_ = nullptr;
};

/// NFC of a name or a text; an error when it cannot be had.
[[nodiscard]] inline syntax::Name named(State& state, std::string_view text, ByteRange range) {
  std::optional<std::string> normal = unicode::normalise(text);
  if (!normal) {
    state.error(Code::too_many_marks, range);
    normal.emplace();
  }
  return {std::move(*normal), range};
}

}  // namespace goalpost::detail::grammar
