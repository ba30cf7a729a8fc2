using StandardObservability.Identity;

namespace StandardObservability.Logging;

/// <summary>Who speaks within the service, and what a line format remembers of it.</summary>
internal sealed class LogCategory(string name)
{
    private volatile Introduction? _introduction;

    public string Name { get; } = name;

    /// <summary>Bytes written under this identity before, or <see langword="null"/> when there are none.</summary>
    public byte[]? Find(ServiceIdentity identity)
        => _introduction is { } known && ReferenceEquals(known.Identity, identity) ? known.Bytes : null;

    public void Remember(ServiceIdentity identity, byte[] bytes) => _introduction = new Introduction(identity, bytes);

    private sealed record Introduction(ServiceIdentity Identity, byte[] Bytes);
}
