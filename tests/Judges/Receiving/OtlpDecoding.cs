using System.Collections.Concurrent;

namespace Judges.Receiving;

/// <summary>Decodes each request once, when its content is read.</summary>
internal sealed class OtlpDecoding<T>(Func<ReadOnlyMemory<byte>, Task<IReadOnlyList<T>>> decode)
{
    private readonly ConcurrentDictionary<OtlpRequest, Task<IReadOnlyList<T>>> _decoded = new();

    public async Task<IReadOnlyList<T>> AllAsync(IEnumerable<OtlpRequest> requests)
    {
        var all = await Task.WhenAll(requests.Select(request => _decoded.GetOrAdd(request, added => decode(added.Body))));
        return [.. all.SelectMany(items => items)];
    }
}
