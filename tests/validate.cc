// Measured against simulated: what the errors and the ranks are, on small numbers.
#include "sim/study/validate.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

using namespace interleave;

namespace {

ValidatedCase a_case(const std::string& work, const std::string& approach, double measured_s, double simulated_s) {
  ValidatedCase made;
  made.measured.id = work + "/" + approach;
  made.measured.family = work;
  made.measured.approach = approach;
  made.measured.scenario = work + "\napproaches: [" + approach + "]\n";
  made.measured.elapsed_s = {measured_s * 0.9, measured_s, measured_s * 1.1};
  made.simulated_s = {simulated_s};
  return made;
}

std::string message_of_file(const std::string& text) {
  const std::string path = "validate_test.jsonl";
  std::ofstream(path) << text;
  try {
    read_measured_cases(path);
  } catch (const std::exception& wrong) {
    std::remove(path.c_str());
    return wrong.what();
  }
  std::remove(path.c_str());
  return "";
}

}  // namespace

TEST_CASE("an error is the distance of medians; of the range: zero inside it") {
  CHECK(a_case("w", "a", 2, 2.1).error() == doctest::Approx(0.05));
  CHECK(a_case("w", "a", 2, 2.1).error_of_range() == 0);
  CHECK(a_case("w", "a", 2, 2.42).error_of_range() == doctest::Approx(0.1));
  CHECK(a_case("w", "a", 2, 1.62).error_of_range() == doctest::Approx(0.1));
}

TEST_CASE("ranks: pairs of the same work more than 10 % apart") {
  const ValidatedCase a = a_case("w", "a", 1, 1), close = a_case("w", "b", 1.05, 0.5), right = a_case("w", "c", 2, 1.5),
                      wrong = a_case("w", "d", 4, 0.9), other = a_case("v", "a", 9, 0.1);
  CHECK(rank_agreement({&a, &close, &other}).pairs == 0);
  const RankAgreement agreement = rank_agreement({&a, &right, &wrong, &other});
  CHECK(agreement.pairs == 3);
  CHECK(agreement.right == 1);
}

TEST_CASE("cases that were disturbed are shown and not counted") {
  std::vector<ValidatedCase> cases = {a_case("w", "a", 1, 1.5), a_case("w", "b", 1, 1.01)};
  cases[0].measured.clean = false;
  const std::string table = validation_table(cases, true, {});
  CHECK(table.find("disturbed, not counted") != std::string::npos);
  CHECK(table.find("1 cases were disturbed") != std::string::npos);
  const std::string all = table.substr(table.find("\nall ") + 1);
  CHECK(all.substr(0, all.find('%')).find(" 1   1.0 ") != std::string::npos);
  CHECK(table.find("50.0 %") != std::string::npos);   // of the case, in its line
}

TEST_CASE("what is no record of the measuring script is refused with its line") {
  CHECK(message_of_file("{}\n").rfind("validate_test.jsonl:1: expected a record of the measuring script: ", 0) == 0);
  CHECK(message_of_file("nonsense\n").rfind("validate_test.jsonl:1: expected a record", 0) == 0);
  CHECK_THROWS_WITH(measured_cases_in("no/such/file"), "no/such/file: cannot be read");
}
