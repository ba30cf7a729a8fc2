using System.Buffers;
using StandardObservability.Identity.Aws.Metadata;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Finds the id of this container in the names of its control groups.</summary>
/// <remarks>
/// With version 2 of control groups a container usually sees its own group as the root, <c>0::/</c>, and there is no id. Mount points
/// contain one, but on Kubernetes it is the id of the pod's sandbox, so they are not read.
/// </remarks>
internal static class ContainerId
{
    private const string ControlGroupFile = "/proc/self/cgroup";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static string? Read(LocalFiles files) => Parse(files.Read(ControlGroupFile));

    /// <summary>The id in the first group that contains one.</summary>
    public static string? Parse(string? groups)
    {
        foreach (var line in groups.AsSpan().EnumerateLines())
        {
            var rest = line;
            while (!rest.IsEmpty)
            {
                // The path of a nested container contains both ids, its own last.
                var cut = rest.LastIndexOfAny('/', ':');
                if (Find(rest[(cut + 1)..]) is { } id)
                {
                    return id;
                }

                rest = rest[..Math.Max(cut, 0)];
            }
        }

        return null;
    }

    /// <summary>A runtime may add its name before the id and the kind of unit after it: <c>cri-containerd-….scope</c>.</summary>
    private static string? Find(ReadOnlySpan<char> segment)
    {
        segment = segment.EndsWith(".scope") ? segment[..^".scope".Length] : segment;
        var last = segment[(segment.LastIndexOf('-') + 1)..];
        return last.Length == 64 && IsHex(last) ? last.ToString()
            : IsFargate(segment, last) ? segment.ToString()
            : null;
    }

    /// <summary>An id on Fargate is the task's id, 32 hex digits, and a decimal number.</summary>
    private static bool IsFargate(ReadOnlySpan<char> segment, ReadOnlySpan<char> last)
        => segment.Length == 33 + last.Length && IsHex(segment[..32]) && last.Length is > 0 and <= 20 && !last.ContainsAnyExceptInRange('0', '9');

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Hex);
}
