// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>Sessions of the same two offices share their hub; each has cases of its own years.</summary>
[CollectionDefinition("dossiers")]
public sealed class DossierCollection : ICollectionFixture<TwoOffices>;
