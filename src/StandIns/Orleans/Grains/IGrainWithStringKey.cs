// SPDX-License-Identifier: Apache-2.0
namespace Orleans;

public interface IGrainWithStringKey : IGrain;
