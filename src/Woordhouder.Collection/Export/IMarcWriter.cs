using Woordhouder.Collection.Marc;

namespace Woordhouder.Collection;

/// <summary>Writes records to a stream one by one, holding no more than one. Disposing closes the file's form and leaves the stream open.</summary>
internal interface IMarcWriter : IDisposable
{
    /// <summary>Null when the record is written, whole; else a sentence that says why nothing of it is. The sentence holds no text of the record.</summary>
    string? Write(MarcRecord record);
}
