using Microsoft.Extensions.Logging;
using StandardObservability.Identity;
using StandardObservability.Text;

namespace StandardObservability.Logging;

/// <summary>Who speaks within the service, and what a line format remembers of it.</summary>
internal sealed class LogCategory(string name)
{
    /// <summary>Most categories have no more events.</summary>
    private const int Places = 16;

    private readonly Introduction?[] _introductions = new Introduction?[Places];

    public string Name { get; } = name;

    /// <summary>Bytes written for such an event under this identity before, or <see langword="null"/> when there are none.</summary>
    public Introduction? Find(ServiceIdentity identity, EventId id)
        => Volatile.Read(ref Place(id)) is { } known && ReferenceEquals(known.Identity, identity) && known.Id == id.Id && ReferenceEquals(known.EventName, id.Name)
            ? known
            : null;

    /// <summary>Keeps what was written, unless another event has the place: names may be made up for each call.</summary>
    public void Remember(ServiceIdentity identity, EventId id, ReadOnlySpan<byte> written)
    {
        ref var place = ref Place(id);
        if (place is null || !ReferenceEquals(place.Identity, identity))
        {
            Volatile.Write(ref place, new Introduction(identity, id.Id, id.Name, new Utf8Fragment(written)));
        }
    }

    private ref Introduction? Place(EventId id) => ref _introductions[id.Id & (Places - 1)];

    /// <param name="Identity">Who the service was.</param>
    /// <param name="Id">Number of the event.</param>
    /// <param name="EventName">Its name.</param>
    /// <param name="Bytes">What was written.</param>
    internal sealed record Introduction(ServiceIdentity Identity, int Id, string? EventName, Utf8Fragment Bytes);
}
