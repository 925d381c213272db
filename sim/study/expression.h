// Constraints of a sweep, and what figures compute of results:
// `workers <= 2 * machine.cores and not python == "cpython-3.11"`.
//
//   condition  = both {"or" both}            both = negation {"and" negation}      negation = ["not"] comparison
//   comparison = sum [("==" | "!=" | "<" | "<=" | ">" | ">=") sum]
//   sum        = product {("+" | "-") product}      product = factor {("*" | "/") factor}      factor = ["-"] primary
//   primary    = NUMBER [UNIT] | "text" | 'text' | NAME | "(" condition ")"
//
// Numbers are doubles in base units: seconds, bytes, bits a second; 5 ms is 0.005, 30 % is 0.3. Text can be compared
// with == and != alone. Kinds are checked before anything is evaluated.
#pragma once

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace interleave {

// What is wrong with an expression, and where: a character, from 1.
class ExpressionError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Expression {
 public:
  struct Name { std::string name; bool text = false; };   // else a number
  using Operand = std::variant<double, std::string>;

  enum class Gives { truth, number };

  // `names` in the order in which they are asked for. Throws ExpressionError.
  Expression(std::string text, const std::vector<Name>& names, Gives gives = Gives::truth);

  // `value` gives the value of the i-th name. Throws ExpressionError where a division is by zero.
  bool holds(const std::function<Operand(std::size_t)>& value) const;
  // The same of one that gives a number.
  double number(const std::function<Operand(std::size_t)>& value) const;
  // Which names it asks for, ascending.
  std::vector<std::size_t> names() const;
  const std::string& text() const { return text_; }

 private:
  friend class ExpressionParser;
  enum class Op { number, text, name, minus, add, subtract, multiply, divide, equal, unequal, less, at_most, greater,
                  at_least, negation, conjunction, disjunction };
  struct Term {
    Op op{};
    std::size_t at = 0;                  // where it stands in the text
    std::size_t left = 0, right = 0;     // terms; the index of a name
    double number = 0;
    std::string text = {};
  };

  Operand evaluate(std::size_t term, const std::function<Operand(std::size_t)>& value) const;
  bool truth(std::size_t term, const std::function<Operand(std::size_t)>& value) const;
  [[noreturn]] void fail(std::size_t at, const std::string& problem) const;

  std::string text_;
  std::vector<Term> terms_;
  std::size_t root_ = 0;
};

}  // namespace interleave
