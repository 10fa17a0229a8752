// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Configuration;

/// <inheritdoc/>
public class SiloMessagingOptions : MessagingOptions;
