// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>
/// Is told when a store reaches a <see cref="Failpoint"/>. In the product it is always <see cref="None"/>, and no option selects another;
/// a fault test kills its process there, or holds it.
/// </summary>
public abstract class Failpoints
{
    /// <summary>Lets everything pass.</summary>
    public static Failpoints None { get; } = new Passing();

    /// <summary>Called on the thread that does the work, which goes on when it returns.</summary>
    public abstract void Reach(Failpoint point);

    private sealed class Passing : Failpoints
    {
        public override void Reach(Failpoint point)
        {
        }
    }
}
