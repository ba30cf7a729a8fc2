using System.Globalization;

namespace StandardObservability.Faults.Tests.Runs;

/// <summary>The final counts of one output, as the stopped service wrote them.</summary>
internal sealed record OutputAccount(string Name, long Produced, long Sent, long Lost, long Waiting, IReadOnlyDictionary<string, long> LostByReason)
{
    public bool IsBalanced => Produced == Sent + Lost && Waiting == 0 && LostByReason.Values.Sum() == Lost;

    public long LostBy(string reason) => LostByReason.GetValueOrDefault(reason);

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Produced:N0} produced, {Sent:N0} sent{string.Concat(LostByReason.Select(Describe))}");

    private static string Describe(KeyValuePair<string, long> loss) => string.Create(CultureInfo.InvariantCulture, $", {loss.Value:N0} {loss.Key}");
}
