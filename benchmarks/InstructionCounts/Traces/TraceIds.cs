using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using StandardObservability.Tracing.XRay;

namespace InstructionCounts.Traces;

/// <summary>Trace ids for comparison and for samplers.</summary>
internal static class TraceIds
{
    private const int Count = 64;

    /// <summary>Creates an id with four bytes of time and twelve cryptographic random bytes, as OpenTelemetry's X-Ray package for .NET does.</summary>
    public static ActivityTraceId CreateCryptographic()
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(id[4..]);
        return ActivityTraceId.CreateFromBytes(id);
    }

    /// <summary>Random ids, the same in every process.</summary>
    public static ActivityTraceId[] Random()
    {
        var random = new Random(1);
        var bytes = new byte[16];
        return [.. Enumerable.Range(0, Count).Select(_ =>
        {
            random.NextBytes(bytes);
            return ActivityTraceId.CreateFromBytes(bytes);
        })];
    }

    /// <summary>The same ids with a time prefix of the last seconds.</summary>
    public static ActivityTraceId[] WithTime()
    {
        var now = (uint)DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return [.. Random().Select((id, i) => ActivityTraceId.CreateFromString(string.Concat(XRayTraceId.Create(now - (uint)i).ToHexString().AsSpan(0, 8), id.ToHexString().AsSpan(8))))];
    }
}
