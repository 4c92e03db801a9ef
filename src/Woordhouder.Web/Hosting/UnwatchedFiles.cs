using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Woordhouder.Web.Hosting;

/// <summary>Files that do not change while the program runs: nobody is told of a change, and no watcher of the kernel is used up.</summary>
internal sealed class UnwatchedFiles(IFileProvider files) : IFileProvider
{
    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
