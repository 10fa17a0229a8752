// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Callers;

/// <summary>What a token lets its holder do. The names in tokens are these in lower case.</summary>
public enum Role
{
    /// <summary>Not used.</summary>
    None,

    /// <summary>An office's system.</summary>
    Submitter,

    /// <summary>An office's data steward.</summary>
    Analyst,

    /// <summary>A named person who signs for an office.</summary>
    Signatory,

    /// <summary>A ministry or agency under an office: submits, never signs or reads.</summary>
    Provider,

    /// <summary>Steward of the hub, or of a regional body.</summary>
    Steward,

    /// <summary>A regional body's system.</summary>
    Region,

    /// <summary>Reads evidence, not figures.</summary>
    Auditor,

    /// <summary>Registers participants and keys.</summary>
    Admin,

    /// <summary>The hub itself, when it carries on the work of a job. No token has it.</summary>
    Hub,
}
