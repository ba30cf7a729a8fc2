using Microsoft.Extensions.Logging;
using StandardObservability.Identity;
using StandardObservability.Text;

namespace StandardObservability.Logging.Calls;

/// <summary>The category of a logger, with a cache for the JSON fields that are equal in all lines of one event.</summary>
internal sealed class LogCategory(string name)
{
    /// <summary>A power of two. Most categories have fewer events.</summary>
    private const int SlotCount = 16;

    private readonly EventFields?[] _slots = new EventFields?[SlotCount];

    public string Name { get; } = name;

    /// <summary>The cached fields of an event under this identity, or <see langword="null"/>.</summary>
    public EventFields? FindFields(ServiceIdentity identity, EventId id)
        => Volatile.Read(ref Slot(id)) is { } cached
            && ReferenceEquals(cached.Identity, identity)
            && cached.Id == id.Id
            && ReferenceEquals(cached.EventName, id.Name)
            ? cached
            : null;

    /// <summary>Caches the fields of an event, unless another event uses the slot: a caller may create event names for each call.</summary>
    public void CacheFields(ServiceIdentity identity, EventId id, ReadOnlySpan<byte> json)
    {
        ref var slot = ref Slot(id);
        if (slot is null || !ReferenceEquals(slot.Identity, identity))
        {
            Volatile.Write(ref slot, new EventFields(identity, id.Id, id.Name, new Utf8Fragment(json)));
        }
    }

    private ref EventFields? Slot(EventId id) => ref _slots[id.Id & (SlotCount - 1)];

    /// <summary>JSON fields of the lines of one event.</summary>
    /// <param name="Identity">Identity of the service when the fields were written.</param>
    /// <param name="Id">Number of the event.</param>
    /// <param name="EventName">Name of the event.</param>
    /// <param name="Json">The fields.</param>
    internal sealed record EventFields(ServiceIdentity Identity, int Id, string? EventName, Utf8Fragment Json);
}
