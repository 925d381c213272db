#include "sim/study/expression.h"

#include <algorithm>
#include <set>

#include "sim/core/nearest.h"
#include "sim/scenario/value.h"
#include "sim/study/quantity_kind.h"

namespace interleave {
namespace {

constexpr int depth_max = 64;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Token {
  enum class Kind { number, text, word, sign, end } kind = Kind::end;
  std::size_t at = 0, end = 0;
  std::string text = {};                 // of a number, with its unit
};

}  // namespace

// Recursive descent: a function for each rule of the grammar in the header. `Type` is what a term gives.
class ExpressionParser {
 public:
  ExpressionParser(Expression& expression, const std::vector<Expression::Name>& names)
      : out_(expression), text_(expression.text_), names_(names) {
    advance();
  }

  std::size_t whole(Expression::Gives gives) {
    const Typed all = condition();
    if (token_.kind != Token::Kind::end) expected("an operator or the end");
    if (gives == Expression::Gives::truth) demand(all, Type::truth, "a comparison");
    if (gives == Expression::Gives::number) demand(all, Type::number, "a number");
    return all.term;
  }

 private:
  enum class Type { number, text, truth };
  struct Typed { std::size_t term; Type type; };
  using Op = Expression::Op;

  Typed condition() {
    return joined_by("or", Op::disjunction, [this] { return both(); });
  }
  Typed both() {
    return joined_by("and", Op::conjunction, [this] { return negation(); });
  }

  template <class Part>
  Typed joined_by(const char* word, Op op, Part part) {
    Typed left = part();
    while (is_word(word)) {
      const std::size_t at = token_.at;
      advance();
      demand(left, Type::truth, "a comparison");
      const Typed right = part();
      demand(right, Type::truth, "a comparison");
      left = {add({op, at, left.term, right.term}), Type::truth};
    }
    return left;
  }

  Typed negation() {
    if (!is_word("not")) return comparison();
    const std::size_t at = token_.at;
    advance();
    const Depth deeper(*this);
    const Typed of = negation();
    demand(of, Type::truth, "a comparison");
    return {add({Op::negation, at, of.term}), Type::truth};
  }

  Typed comparison() {
    static const std::pair<const char*, Op> signs[] = {{"==", Op::equal}, {"!=", Op::unequal}, {"<", Op::less},
                                                       {"<=", Op::at_most}, {">", Op::greater}, {">=", Op::at_least}};
    const Typed left = sum();
    for (const auto& [sign, op] : signs) {
      if (!is_sign(sign)) continue;
      const std::size_t at = token_.at;
      advance();
      const Typed right = sum();
      check_comparison(at, op, left, right);
      for (const auto& again : signs)
        if (is_sign(again.first)) fail(token_.at, "got a second comparison, expected and, or or the end");
      return {add({op, at, left.term, right.term}), Type::truth};
    }
    if (is_sign("=")) fail(token_.at, "got =, expected == or another comparison");
    return left;
  }

  void check_comparison(std::size_t at, Op op, Typed left, Typed right) {
    if (left.type == Type::truth || right.type == Type::truth) fail(at, "got a comparison of comparisons");
    if (left.type != right.type) fail(at, "got a comparison of a number with a text, expected two of a kind");
    if (left.type == Type::text && op != Op::equal && op != Op::unequal)
      fail(at, "got an order of texts, expected == or !=");
  }

  Typed sum() {
    return arithmetic({{"+", Op::add}, {"-", Op::subtract}}, [this] { return product(); });
  }
  Typed product() {
    return arithmetic({{"*", Op::multiply}, {"/", Op::divide}}, [this] { return factor(); });
  }

  template <class Part>
  Typed arithmetic(const std::vector<std::pair<const char*, Op>>& signs, Part part) {
    Typed left = part();
    for (;;) {
      const auto found = std::find_if(signs.begin(), signs.end(), [&](const auto& s) { return is_sign(s.first); });
      if (found == signs.end()) return left;
      const std::size_t at = token_.at;
      advance();
      demand(left, Type::number, "a number");
      const Typed right = part();
      demand(right, Type::number, "a number");
      left = {add({found->second, at, left.term, right.term}), Type::number};
    }
  }

  Typed factor() {
    if (!is_sign("-")) return primary();
    const std::size_t at = token_.at;
    advance();
    const Depth deeper(*this);
    const Typed of = factor();
    demand(of, Type::number, "a number");
    return {add({Op::minus, at, of.term}), Type::number};
  }

  Typed primary() {
    const Token token = token_;
    if (is_sign("(")) return in_parentheses();
    if (token.kind == Token::Kind::number) {
      const auto number = quantity_of(token.text);
      if (!number) fail(token.at, "got " + shown(token.text) + ", expected a number, or one with a unit such as 5 ms");
      advance();
      return {add({Op::number, token.at, 0, 0, number->si()}), Type::number};
    }
    if (token.kind == Token::Kind::text) {
      advance();
      return {add({Op::text, token.at, 0, 0, 0, token.text}), Type::text};
    }
    if (token.kind == Token::Kind::word && token.text != "and" && token.text != "or" && token.text != "not")
      return name(token);
    expected("a number, a name, a text in quotes or (");
  }

  Typed in_parentheses() {
    const Depth deeper(*this);
    advance();
    const Typed inside = condition();
    if (!is_sign(")")) expected(")");
    advance();
    return inside;
  }

  Typed name(const Token& token) {
    std::vector<std::string> known;
    for (const auto& name : names_) known.push_back(name.name);
    const auto found = std::find(known.begin(), known.end(), token.text);
    if (found == known.end())
      fail(token.at, "got the name " + shown(token.text) + ", expected one of " + interleave::joined(known) +
                         did_you_mean(token.text, known));
    advance();
    const auto index = static_cast<std::size_t>(found - known.begin());
    return {add({Op::name, token.at, index}), names_[index].text ? Type::text : Type::number};
  }

  // ---- Tokens ----

  void advance() {
    std::size_t i = token_.end;
    while (i < text_.size() && (text_[i] == ' ' || text_[i] == '\n')) ++i;
    token_ = {Token::Kind::end, i, i};
    if (i == text_.size()) return;
    if (is_digit(text_[i])) return number_token(i);
    if (is_letter(text_[i])) return word_token(i);
    if (text_[i] == '"' || text_[i] == '\'') return text_token(i);
    const bool may_be_two = std::string("=!<>").find(text_[i]) != std::string::npos;
    const bool two = may_be_two && i + 1 < text_.size() && text_[i + 1] == '=';
    if (!two && std::string("=<>+-*/()").find(text_[i]) == std::string::npos)
      fail(i, "got " + shown(text_.substr(i, 1)) + ", expected a number, a name, an operator or a parenthesis");
    token_ = {Token::Kind::sign, i, i + (two ? 2 : 1), text_.substr(i, two ? 2 : 1)};
  }

  // With the unit that follows, if it is one: `2 and` is not.
  void number_token(std::size_t i) {
    std::size_t end = i;
    while (end < text_.size() && (is_digit(text_[end]) || is_letter(text_[end]) || text_[end] == '.')) ++end;
    token_ = {Token::Kind::number, i, end, text_.substr(i, end - i)};
    std::size_t unit = end;
    while (unit < text_.size() && text_[unit] == ' ') ++unit;
    std::size_t unit_end = unit;
    if (unit < text_.size() && text_[unit] == '%') ++unit_end;
    while (unit_end < text_.size() && is_letter(text_[unit_end])) ++unit_end;
    if (unit_end > unit && quantity_of(text_.substr(i, unit_end - i)))
      token_ = {Token::Kind::number, i, unit_end, text_.substr(i, unit_end - i)};
  }

  // workload.steps[0].python
  void word_token(std::size_t i) {
    std::size_t end = i;
    while (end < text_.size()) {
      const bool dot = text_[end] == '.' && end + 1 < text_.size() && is_letter(text_[end + 1]);
      if (is_letter(text_[end]) || is_digit(text_[end]) || dot) {
        ++end;
        continue;
      }
      std::size_t index = end + 1;
      while (index < text_.size() && is_digit(text_[index])) ++index;
      if (text_[end] != '[' || index == end + 1 || index >= text_.size() || text_[index] != ']') break;
      end = index + 1;
    }
    token_ = {Token::Kind::word, i, end, text_.substr(i, end - i)};
  }

  void text_token(std::size_t i) {
    const std::size_t end = text_.find(text_[i], i + 1);
    if (end == std::string::npos) fail(i, "got a text that nothing closes");
    token_ = {Token::Kind::text, i, end + 1, text_.substr(i + 1, end - i - 1)};
  }

  bool is_word(const char* word) const { return token_.kind == Token::Kind::word && token_.text == word; }
  bool is_sign(const char* sign) const { return token_.kind == Token::Kind::sign && token_.text == sign; }

  // ---- Terms ----

  std::size_t add(Expression::Term term) {
    out_.terms_.push_back(std::move(term));
    return out_.terms_.size() - 1;
  }
  void demand(Typed of, Type type, const char* what) const {
    static const char* const names[] = {"a number", "a text", "a comparison"};
    if (of.type != type)
      fail(out_.terms_[of.term].at, std::string("got ") + names[static_cast<int>(of.type)] + ", expected " + what);
  }

  struct Depth {
    explicit Depth(ExpressionParser& of) : parser(of) {
      if (++parser.depth_ > depth_max) parser.fail(parser.token_.at, "nested deeper than 64 levels; make it flatter");
    }
    ~Depth() { --parser.depth_; }
    ExpressionParser& parser;
  };

  [[noreturn]] void expected(const std::string& what) const {
    fail(token_.at, "got " + (token_.kind == Token::Kind::end ? "the end" : shown(token_.text)) + ", expected " + what);
  }
  [[noreturn]] void fail(std::size_t at, const std::string& problem) const { out_.fail(at, problem); }

  Expression& out_;
  const std::string& text_;
  const std::vector<Expression::Name>& names_;
  Token token_{};
  int depth_ = 0;
};

Expression::Expression(std::string text, const std::vector<Name>& names, Gives gives) : text_(std::move(text)) {
  root_ = ExpressionParser(*this, names).whole(gives);
}

void Expression::fail(std::size_t at, const std::string& problem) const {
  throw ExpressionError("character " + std::to_string(at + 1) + " of " + shown(text_) + ": " + problem);
}

bool Expression::holds(const std::function<Operand(std::size_t)>& value) const { return truth(root_, value); }

double Expression::number(const std::function<Operand(std::size_t)>& value) const {
  return std::get<double>(evaluate(root_, value));
}

std::vector<std::size_t> Expression::names() const {
  std::set<std::size_t> asked;
  for (const Term& term : terms_)
    if (term.op == Op::name) asked.insert(term.left);
  return {asked.begin(), asked.end()};
}

bool Expression::truth(std::size_t index, const std::function<Operand(std::size_t)>& value) const {
  const Term& term = terms_[index];
  switch (term.op) {
    case Op::negation: return !truth(term.left, value);
    case Op::conjunction: return truth(term.left, value) && truth(term.right, value);
    case Op::disjunction: return truth(term.left, value) || truth(term.right, value);
    default: break;
  }
  const Operand left = evaluate(term.left, value), right = evaluate(term.right, value);
  switch (term.op) {
    case Op::equal: return left == right;
    case Op::unequal: return left != right;
    case Op::less: return left < right;
    case Op::at_most: return left <= right;
    case Op::greater: return left > right;
    default: return left >= right;
  }
}

Expression::Operand Expression::evaluate(std::size_t index, const std::function<Operand(std::size_t)>& value) const {
  const Term& term = terms_[index];
  if (term.op == Op::number) return term.number;
  if (term.op == Op::text) return term.text;
  if (term.op == Op::name) return value(term.left);
  const double left = std::get<double>(evaluate(term.left, value));
  if (term.op == Op::minus) return -left;
  const double right = std::get<double>(evaluate(term.right, value));
  switch (term.op) {
    case Op::add: return left + right;
    case Op::subtract: return left - right;
    case Op::multiply: return left * right;
    default: break;
  }
  if (right == 0) fail(term.at, "a division by zero");
  return left / right;
}

}  // namespace interleave
