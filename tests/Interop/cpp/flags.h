// SPDX-License-Identifier: Apache-2.0
// Flags of the form --name=value or --name value.
#pragma once

#include <map>
#include <stdexcept>
#include <string>

class Flags {
 public:
  Flags(int count, char** arguments) {
    for (int at = 1; at < count; at++) {
      const std::string argument = arguments[at];
      const auto equals = argument.find('=');
      if (argument.rfind("--", 0) != 0) throw std::invalid_argument(argument + " is not a flag");
      if (equals != std::string::npos) {
        values_[argument.substr(2, equals - 2)] = argument.substr(equals + 1);
      } else if (at + 1 < count) {
        values_[argument.substr(2)] = arguments[++at];
      } else {
        throw std::invalid_argument(argument + " has no value");
      }
    }
  }

  std::string Get(const std::string& name, const std::string& otherwise) const {
    const auto found = values_.find(name);
    return found == values_.end() ? otherwise : found->second;
  }

 private:
  std::map<std::string, std::string> values_;
};
