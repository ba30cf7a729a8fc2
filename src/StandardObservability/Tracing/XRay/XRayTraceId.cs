using System.Buffers.Binary;
using System.Diagnostics;

namespace StandardObservability.Tracing.XRay;

/// <summary>Trace ids that start with the time in seconds, as X-Ray's do, and are valid W3C ids.</summary>
/// <remarks>
/// Source: AWS X-Ray Developer Guide, "Tracing header": 8 hex digits of epoch seconds and 24 random ones. The random part comes
/// from a fast generator: a trace id is no secret, and a cryptographic one costs twenty times as much.
/// </remarks>
internal static class XRayTraceId
{
    public static ActivityTraceId Create() => PendingRoot.TryTake(out var id) ? id : Create(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    /// <summary>A plain random id, or the one that a header parked.</summary>
    public static ActivityTraceId CreateRandom() => PendingRoot.TryTake(out var id) ? id : ActivityTraceId.CreateRandom();

    public static ActivityTraceId Create(long unixSeconds)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)unixSeconds);
        BinaryPrimitives.WriteInt64LittleEndian(id[4..], Random.Shared.NextInt64(long.MinValue, long.MaxValue));
        BinaryPrimitives.WriteInt32LittleEndian(id[12..], Random.Shared.Next(int.MinValue, int.MaxValue));
        return ActivityTraceId.CreateFromBytes(id);
    }
}
