using System.Collections.Concurrent;

namespace StandardObservability.Settings;

/// <summary>What was found wrong with this host's settings, collected while it is built and told once when it starts.</summary>
internal sealed class SettingProblems
{
    private readonly ConcurrentQueue<string> _messages = new();

    /// <summary>Everything found so far, in the order found, each once.</summary>
    public IReadOnlyList<string> Messages => [.. _messages.Distinct(StringComparer.Ordinal)];

    public void Add(string message) => _messages.Enqueue(message);
}
