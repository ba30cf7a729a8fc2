using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Logging.Properties;

/// <summary>Caches a <see cref="PropertyName"/> for each property key.</summary>
internal sealed class PropertyNames(RedactionPolicy redaction)
{
    private const int MaxCached = 2048;

    private readonly ReferenceCache<PropertyName> _cache = new(MaxCached);

    public PropertyName Find(string key)
    {
        if (_cache.Find(key) is not { } name)
        {
            name = new PropertyName(key, redaction);
            _cache.Add(key, name);
        }

        return name;
    }
}
